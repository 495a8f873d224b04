section-note = <b>A note</b>
