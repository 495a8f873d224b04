section-one = { a

section-two = Two
section-three = <i>three</i>
section-four
