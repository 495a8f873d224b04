fact-demo-wier = Fil
