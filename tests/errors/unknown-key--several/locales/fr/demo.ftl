difference-category-demo = { $a
