# What every site says, whatever its registries are.

tagline = Ce que veut dire un code d’état, et ce qui le distingue de son voisin
home-description = Cherchez un code ou comparez-en deux : leur sens, ce qui les distingue et la marche à suivre.
not-found-title = Page introuvable
not-found-text = Aucune page à cette adresse. Chaque langue mène à tous les codes et à toutes les comparaisons.

## Around the page

skip = Aller au contenu
registries = Registres
languages = Langue
trail = Vous êtes ici
untranslated = Une partie de cette page n’est pas encore traduite.
untranslated-link = La lire dans la langue d’origine

## A code

description = Description
section-when = Quand vous le voyez
section-fix = Comment résoudre
facts = En bref
category = Catégorie
aliases = Autres noms
references = Sources
often-confused = Souvent confondus
compare-with = Comparer { $code } avec
neighbors = Codes voisins

## Two codes

key-differences = Différences clés
when-to-use-which = Quand utiliser lequel
learn-more = En savoir plus
read-next = À lire ensuite
telling = Ce qui distingue les deux
facts-of-two = Point par point
fact = Critère
differs = Différence :
same-facts = Ce qui est identique
no-value = non précisé

## A registry

registry-heading = Codes { $registry }
code-count =
    { $count ->
        [one] { $count } code
       *[other] { $count } codes
    }
pair-count =
    { $count ->
        [one] { $count } comparaison
       *[other] { $count } comparaisons
    }
pick = Comparer deux codes au choix
pick-first = Choisissez le premier code : sa page liste tous ceux auxquels le comparer.
all-names = Tous les noms

## For machines

catalog = Tous les registres et tous les codes en JSON

## Alerts in texts

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Prudence
