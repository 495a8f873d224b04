difference-category-demo = { $a } { $c }
