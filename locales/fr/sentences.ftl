# Sentences that the program composes. Each is filled with ready texts, so it cannot choose a wording by
# its variables. A clause ($a-means, $seen …) brings its own full stop.

code-title = { $registry } { $code } { $name } : signification et solution
code-description-short = { $registry } { $code } ({ $name }) : sa signification, quand il apparaît et que faire.
registry-title = Codes { $registry } : signification et comparaisons
registry-description = Tous les codes { $registry } : leur sens, ce qui les distingue et la marche à suivre.
pair-title = Différence entre { $registry } { $a } et { $b } : { $a-name } ou { $b-name }
pair-description = Avec { $registry } { $a }, { $a-means } Avec { $b }, { $b-means }
pair-description-short = { $registry } { $a } ({ $a-name }) et { $b } ({ $b-name }) : le sens de chacun et ce qui les distingue.
across-title = Différence entre { $a-registry } { $a } et { $b-registry } { $b } : { $a-name } et { $b-name }
across-description = { $a-registry } { $a } ({ $a-name }) et { $b-registry } { $b } ({ $b-name }) : leur signification, leur lien et leurs différences.

summary-same-category = { $registry } { $a } ({ $a-name }) et { $b } ({ $b-name }) appartiennent à la même catégorie, « { $category } ». Avec { $a }, { $a-means } Avec { $b }, en revanche, { $b-means }
summary-two-categories = { $registry } { $a } ({ $a-name }) appartient à la catégorie « { $a-category } », { $b } ({ $b-name }) à la catégorie « { $b-category } ». Avec { $a }, { $a-means } Avec { $b }, en revanche, { $b-means }
summary-plain = Avec { $registry } { $a } ({ $a-name }), { $a-means } Avec { $b } ({ $b-name }), en revanche, { $b-means }

difference-category = { $a } appartient à la catégorie « { $a-category } », { $b } à la catégorie « { $b-category } ».
difference-description = { $registry } { $code } : { $description }
difference-seen = Vous rencontrez { $code } quand { $seen }

choose-code = Que faire avec { $code } ({ $name }) ? { $fix }
