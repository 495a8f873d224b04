fact-demo-color = Couleur
