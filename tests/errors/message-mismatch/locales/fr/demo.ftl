fact-demo-wire = Fil
    .yes = oui
    .no = non
summary-plain-demo = { $a }
