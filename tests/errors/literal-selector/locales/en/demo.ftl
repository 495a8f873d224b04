section-note = { 1 ->
   *[one] A note
}
