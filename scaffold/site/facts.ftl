# What the facts of content/<<registry>>/_index.md and their values are called.

fact-<<registry>>-retry = <<retry>>
    .yes = <<yes>>
    .no = <<no>>
fact-<<registry>>-http-status = <<http-status>>
