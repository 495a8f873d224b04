section-note = A note
summary-plain-demo = { $a } and { $c }
