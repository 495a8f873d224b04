fact-demo-wire =
    .yes = yes
