fact-demo-wire = Wire
    .yes = yes
