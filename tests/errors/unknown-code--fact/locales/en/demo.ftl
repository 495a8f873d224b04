fact-demo-next = Next
