section-note = A note
summary-plain-demo = { $a ->
    [1] One
   *[other] { $b }
}
