# What every site says, whatever its registries are.

tagline = Ce que veut dire un code d’état, et ce qui le distingue de son voisin
home-description = Cherchez un code ou comparez-en deux : leur sens, ce qui les distingue et la marche à suivre.
not-found-title = Page introuvable
not-found-text = Aucune page à cette adresse. Choisissez une langue pour retrouver tous les codes et toutes les comparaisons.
nearest = Vouliez-vous dire :

## Around the page

skip = Aller au contenu
registries = Registres
languages = Langue
trail = Vous êtes ici
untranslated = Une partie de cette page n’est pas encore traduite.
untranslated-link = La lire dans la langue d’origine
look-up = Chercher un code ou deux
look-up-example = 1006, anormale, 502 vs 504
look-up-results = Codes et comparaisons trouvés
look-up-none = Aucun résultat. Essayez un numéro ou un nom.
look-up-count = Résultats : { $count }
# Lists with commas, for the look-up: words between two codes, words that say nothing, words that stand before a code.
look-up-links = vs, versus, and, or, et, ou, contre, à, de, avec
look-up-fillers = différence, différences, entre, le, la, les, un, une, des, du, quelle, que, quoi, signifie, signification, est, erreur, erreurs, code, codes, statut, pourquoi, comment, error, status, difference, between
look-up-cues = statut, code, codes, erreur, retour, réponse, fermeture, sortie, status, error, errno, exit, close, closed, response, rcode
theme = Thème de couleurs
theme-auto = Automatique
theme-light = Clair
theme-dark = Sombre

## A code

description = Description
section-when = Quand vous le voyez
section-fix = Comment résoudre
facts = En bref
category = Catégorie
aliases = Autres noms
constants = Dans le code
equivalents = Dans les autres registres
equivalent-from = De
equivalent-to = Vers
equivalent-how = Comment
equivalent-source = Source
references = Sources
often-confused = Souvent confondus
compare-with = Comparer { $code } avec
neighbors = Codes voisins
code-since = Existe depuis { $version }
code-deprecated = Déconseillé depuis { $version }.
code-removed = Supprimé dans { $version }.
code-replaced = À utiliser à la place :
code-draft = Brouillon : seules les personnes qui rédigent voient cette page.
moved = Cette page se trouve maintenant à l’adresse

## Two codes

key-differences = Différences clés
when-to-use-which = Quand utiliser lequel
learn-more = En savoir plus
read-next = À lire ensuite
telling = Ce qui distingue les deux
both = Les deux : { $value }
first-check = À vérifier d’abord
specified-in = Spécifié dans
facts-of-two = Point par point
fact = Critère
differs = Différence :
same-facts = Identique, ou indiqué pour un seul
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
first-code = Premier code
second-code = Second code
compare = Comparer
all-names = Tous les noms

## For machines

catalog = Tous les registres et tous les codes en JSON

## Alerts in texts

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Prudence
