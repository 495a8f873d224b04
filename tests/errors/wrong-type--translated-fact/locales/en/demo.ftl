fact-demo-color = Color
