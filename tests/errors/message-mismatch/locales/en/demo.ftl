fact-demo-wire = Wire
    .yes = yes
summary-plain-demo = { $a } and { $b }
