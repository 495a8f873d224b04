section-note = A note
section-note = A remark
