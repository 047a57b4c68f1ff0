#!/usr/bin/env bash
# Trains the models of both sets, or of one, again: models/train.sh DATA [open|padt]
#
# DATA is a folder with these files. Nothing is fetched.
#   ud-pud/ar_pud-ud-test.conllu            UD Arabic PUD (CC BY-SA 3.0)
#   ud-padt/train.conllu                    UD Arabic PADT, training part (CC BY-NC-SA 3.0)                            padt only
#   ud-padt/old-dev-vocalised-ud1.conllu    its older release with vowels (the same)                                   padt only
#   wikinews/WikiNews.pos.ref               WikiNews, Farasa's segmentation (free to copy and distribute)              open only
#   ner/anercorp-train.txt                  ANERcorp, training part of CAMeL's split (CC BY-SA 4.0)
#   ner/newsfane-gold.txt                   NewsFANE Gold, of which five sixths are learned (CC BY-SA 3.0)                 open only
#   knowledge/geonames-cities-ar.tsv        towns of GeoNames with Arabic names (CC BY 4.0)
#   knowledge/latin-arabic-names.tsv        names of people from Wikidata (CC0-1.0)
#   lexicon/camel-morph-msa/*.csv           sheets of Camel Morph MSA (CC BY 4.0)                                      padt only
#   newswire/ant.jsonl.gz                   ANT corpus, raw reports (Apache-2.0)
#
#   WAQAI=PATH      the program; built if it is not given
#   THREADS=N       threads of the networks, on which their bytes depend (2)
#   DATE=YYYY-MM-DD the day on the cards (today)
set -euo pipefail

if (($# < 1 || $# > 2)) || [[ ! -d "$1" ]]; then
    sed -n '2,4p' "$0" >&2
    exit 2
fi
DATA="$1"
SETS="${2:-open padt}"
for set in $SETS; do
    if [[ "$set" != open && "$set" != padt ]]; then
        echo "there is no set \`$set\`. Name open or padt" >&2
        exit 2
    fi
done
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -z "${WAQAI:-}" ]]; then
    cargo build --release --manifest-path "$HERE/../Cargo.toml" -p waqai
    WAQAI="${CARGO_TARGET_DIR:-$HERE/../target}/release/waqai"
fi
THREADS="${THREADS:-2}"
DATED=(${DATE:+--date "$DATE"})
RAW="$DATA/newswire/ant.jsonl.gz"
CAMEL="$DATA/lexicon/camel-morph-msa"

# twice SET KIND PASSES OPTION…: without the fold, for the figures on the card; then on everything.
twice() {
    local output="$HERE/$1" kind="$2" passes="$3"
    shift 3
    echo "== $output: $kind" >&2
    "$WAQAI" train "$kind" "$@" --fold 10/10 --passes "$passes" --output "$output" ${DATED[@]+"${DATED[@]}"}
    "$WAQAI" train "$kind" "$@" --all --passes "$passes" --output "$output" ${DATED[@]+"${DATED[@]}"}
}

names() {
    twice "$1" names 12 --data "$DATA/ner/anercorp-train.txt" --raw "$RAW" --towns "$DATA/knowledge/geonames-cities-ar.tsv" \
        --people "$DATA/knowledge/latin-arabic-names.tsv" --licence "$2"
}

open() {
    local licence="CC BY-SA 4.0" treebank=(--data "$DATA/ud-pud/ar_pud-ud-test.conllu" --join)
    twice open segment 8 "${treebank[@]}" --wikinews "$DATA/wikinews/WikiNews.pos.ref" \
        --newsfane "$DATA/ner/newsfane-gold.txt" --anercorp "$DATA/ner/anercorp-train.txt" --raw "$RAW" --licence "$licence"
    twice open parse 30 "${treebank[@]}" --batch 300 --raw "$RAW" --threads "$THREADS" --licence "$licence"
    twice open lemma 8 "${treebank[@]}" --licence "$licence"
    names open "$licence"
}

padt() {
    local licence="CC BY-NC-SA 3.0" treebank=(--data "$DATA/ud-padt/train.conllu")
    twice padt segment 6 "${treebank[@]}" --raw "$RAW" --licence "$licence"
    twice padt parse 20 "${treebank[@]}" --raw "$RAW" --threads "$THREADS" --licence "$licence"
    twice padt lemma 8 "${treebank[@]}" --vocalised "$DATA/ud-padt/old-dev-vocalised-ud1.conllu" --licence "$licence" \
        --word-list "perfect=$CAMEL/MSA-Verb-LEX-PV.csv" --word-list "imperfect=$CAMEL/MSA-Verb-LEX-IV.csv" \
        --word-list "adjectives=$CAMEL/MSA-Adj-LEX.csv" --word-list "names=$CAMEL/MSA-Noun-Prop-LEX.csv"
    names padt "$licence"
}

for set in $SETS; do
    "$set"
done
