section-note = A note
section-remark = A remark
