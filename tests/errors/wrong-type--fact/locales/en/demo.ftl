fact-demo-next = Next
fact-demo-color = Color
