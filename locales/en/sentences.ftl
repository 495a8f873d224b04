# Sentences that the program composes. Each is filled with ready texts, so it cannot choose a wording by
# its variables. A clause ($a-means, $seen …) brings its own full stop.

code-title = { $registry } { $code } { $name }: meaning and remedy
code-description-short = { $registry } { $code } ({ $name }): what it means, when you see it and how to fix it.
registry-title = { $registry } codes: meanings and comparisons
registry-description = Every { $registry } code: what it means, how it differs from the others, and what to do.
pair-title = { $registry } { $a } vs { $b }: { $a-name } or { $b-name }
pair-description = { $registry } { $a } means that { $a-means } { $b } means that { $b-means }
pair-description-short = { $registry } { $a } ({ $a-name }) and { $b } ({ $b-name }): what each means and how they differ.
across-title = { $a-registry } { $a } vs { $b-registry } { $b }: { $a-name } and { $b-name }
across-description = { $a-registry } { $a } ({ $a-name }) and { $b-registry } { $b } ({ $b-name }): what each means, how they relate and how they differ.

summary-same-category = Both { $registry } { $a } ({ $a-name }) and { $b } ({ $b-name }) belong to the { $category } category. { $a } indicates that { $a-means } Meanwhile, { $b } means that { $b-means }
summary-two-categories = { $registry } { $a } ({ $a-name }) is { AN($a-category) } response, while { $b } ({ $b-name }) is { AN($b-category) } response. { $a } indicates that { $a-means } In contrast, { $b } means that { $b-means }
summary-plain = { $registry } { $a } ({ $a-name }) indicates that { $a-means } In contrast, { $b } ({ $b-name }) means that { $b-means }

difference-category = { $a } is { AN($a-category) } response, while { $b } is { AN($b-category) } response.
difference-description = { $registry } { $code }: { $description }
difference-seen = You encounter { $code } when { $seen }

choose-code = For { $code } ({ $name }): { $fix }
