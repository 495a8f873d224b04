section-note = A note on { $code }
