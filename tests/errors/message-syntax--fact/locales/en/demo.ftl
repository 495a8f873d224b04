fact-demo-wire = Wire
    .yes = yes
    .no = { no
