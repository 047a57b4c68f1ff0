"""Measures `waqai parse` beside UDPipe 1: raw text in, CoNLL-U out, one thread. See README.md in this folder.

    python udpipe.py train TREEBANK MODEL
    python udpipe.py compare TEXT --model MODEL --waqai PROGRAM --models FOLDER

Needs Linux, and the package ufal.udpipe beside the standard library.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata

# The published recipe for Arabic (options of UDPipe's models of UD 2.0) with fewer iterations: they cost hours and change accuracy, not speed.
# Likewise without the word embeddings computed beforehand, which are not published (their size stays), and with the projective transition
# system, for which training is many times faster.
TOKENIZER = "dimension=24;epochs=12;initialization_range=0.1;batch_size=100;learning_rate=0.002;dropout=0.3"
TAGGER = (
    "models=2;"
    "templates_1=tagger;guesser_suffix_rules_1=12;guesser_enrich_dictionary_1=6;guesser_prefixes_max_1=0;use_lemma_1=0;use_xpostag_1=1;"
    "use_feats_1=1;provide_lemma_1=0;provide_xpostag_1=1;provide_feats_1=1;prune_features_1=0;iterations_1=1;"
    "templates_2=lemmatizer;guesser_suffix_rules_2=4;guesser_enrich_dictionary_2=6;guesser_prefixes_max_2=4;use_lemma_2=1;use_xpostag_2=0;"
    "use_feats_2=0;provide_lemma_2=1;provide_xpostag_2=0;provide_feats_2=0;prune_features_2=1;iterations_2=1"
)
PARSER = (
    "iterations=1;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_lemma=0;embedding_deprel=20;"
    "learning_rate=0.02;learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;transition_system=projective;"
    "transition_oracle=static;structured_interval=0"
)


def train(options):
    """Trains a model on the sentences of a treebank, less the development fold."""
    from ufal.udpipe import InputFormat, ProcessingError, Sentence, Sentences, Trainer

    with open(options.treebank, encoding="utf-8") as file:
        blocks = file.read().strip("\n").split("\n\n")
    blocks = [block for number, block in enumerate(blocks) if number // 60 % 10 != 9]
    reader, error, sentences = InputFormat.newConlluInputFormat(), ProcessingError(), Sentences()
    reader.setText("\n\n".join(blocks) + "\n\n")
    sentence = Sentence()
    while reader.nextSentence(sentence, error):
        sentences.append(sentence)
        sentence = Sentence()
    if error.occurred():
        sys.exit(f"{options.treebank}: {error.message}")
    print(f"{len(sentences)} sentences", flush=True)
    model = Trainer.train("morphodita_parsito", sentences, Sentences(), TOKENIZER, TAGGER, PARSER, error)
    if error.occurred():
        sys.exit(f"training failed: {error.message}")
    with open(options.output, "wb") as file:
        file.write(model)
    print(f"{len(model) / 1e6:.1f} MB in {options.output}, {time.process_time():.0f} CPU seconds")


def annotate(options):
    """One round of UDPipe, in a process of its own: its times go to standard output."""
    from ufal.udpipe import Model, Pipeline, ProcessingError

    start = time.process_time()
    model = Model.load(options.model)
    if model is None:
        sys.exit(f"{options.model} is no model of UDPipe")
    loaded = time.process_time()
    pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
    error = ProcessingError()
    with open(options.text, encoding="utf-8") as file:
        output = pipeline.process(file.read(), error)
    if error.occurred():
        sys.exit(f"UDPipe: {error.message}")
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(output)
    print(json.dumps({"load": loaded - start, "annotate": time.process_time() - loaded}))


def run(command):
    """Runs a command; gives its standard output, its CPU seconds and the most memory it held, in MB (10⁶ bytes)."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    said = process.stdout.read()
    # Not wait(): of all ways, only wait4 tells the usage of this one process.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"`{' '.join(command)}` ended with status {process.returncode}")
    return said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


class Peer:
    """What the rounds of one program gave."""

    def __init__(self, name, output):
        self.name, self.output = name, output
        self.seconds, self.load, self.memory = [], [], []

    def add(self, seconds, load, memory):
        self.seconds.append(seconds)
        self.load.append(load)
        self.memory.append(memory)

    def words_a_second(self, words):
        return words / statistics.median(self.seconds)


def udpipe_round(peer, options, text):
    said, _, memory = run([sys.executable, os.path.abspath(__file__), "annotate", text, options.model, peer.output])
    times = json.loads(said)
    peer.add(times["annotate"], times["load"], memory)


def waqai_round(peer, options, text, short):
    command = [options.waqai, "parse", "--split", "--threads", "1", "--quiet", "--from", "text", "--models", options.models]
    # Loading is what a text of one word costs.
    _, load, _ = run([*command, "--output", peer.output, short])
    _, whole, memory = run([*command, "--output", peer.output, text])
    peer.add(whole - load, load, memory)


def visible(text):
    """The characters of a text without white space, controls, marks of format such as U+200B, and vowel signs that stand on no letter."""
    kept, on_letter = [], False
    for character in text:
        category = unicodedata.category(character)
        if category == "Mn":
            if on_letter:
                kept.append(character)
            continue
        on_letter = category[0] == "L"
        if not character.isspace() and category not in ("Cc", "Cf"):
            kept.append(character)
    return "".join(kept)


def surface(path):
    """The visible characters of all surface tokens of a file in CoNLL-U; sentences; tokens; syntactic words."""
    characters, sentences, tokens, words, covered = [], 0, 0, 0, 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            number, _, rest = line.partition("\t")
            if line == "\n":
                sentences, covered = sentences + 1, 0
            elif not line.startswith("#"):
                first, _, last = number.partition("-")
                if last:
                    covered = int(last)
                else:
                    words += 1
                if last or int(first) > covered:
                    tokens += 1
                    characters.append(visible(rest.split("\t", 1)[0]))
    return "".join(characters), sentences, tokens, words


def difference(characters, expected):
    """Where two strings part; none where they are the same."""
    if characters == expected:
        return None
    at = next((at for at, pair in enumerate(zip(characters, expected)) if pair[0] != pair[1]), min(len(characters), len(expected)))
    return f"differs at character {at}: {characters[at : at + 20]!r} instead of {expected[at : at + 20]!r}"


def compare(options):
    """Runs both programs in turn and prints what they cost."""
    core = min(os.sched_getaffinity(0)) if options.core is None else options.core
    os.sched_setaffinity(0, {core})
    with tempfile.TemporaryDirectory() as folder:
        place = lambda name: os.path.join(folder, name)
        text, paragraphs, short = place("text.txt"), place("paragraphs.txt"), place("short.txt")
        words = 0
        # The same paragraphs for both: a line each for Waqai; for UDPipe an empty line between them, since it takes a line's end for a space.
        with open(options.text, encoding="utf-8") as source, open(text, "w") as lines, open(paragraphs, "w") as apart, open(short, "w") as one:
            for line in source:
                line = line.strip()
                if line:
                    if words == 0:
                        one.write(line.split()[0] + "\n")
                    words += len(line.split())
                    lines.write(line + "\n")
                    apart.write(line + "\n\n")
        if words == 0:
            sys.exit(f"{options.text} has no words")
        udpipe, waqai = Peer("UDPipe 1", place("udpipe.conllu")), Peer("waqai parse", place("waqai.conllu"))
        print(f"text    {words} words between spaces; core {core}, one thread, {options.rounds} rounds in turn")
        for number in range(options.rounds):
            turns = [lambda: udpipe_round(udpipe, options, paragraphs), lambda: waqai_round(waqai, options, text, short)]
            for turn in turns if number % 2 == 0 else reversed(turns):
                turn()
            print(f"round   {number + 1}: UDPipe {udpipe.seconds[-1]:.2f} CPU s, waqai {waqai.seconds[-1]:.2f} CPU s", flush=True)
        report([udpipe, waqai], words, text)


def report(peers, words, text):
    """Prints the table; ends with status 1 where a program lost or made up characters."""
    with open(text, encoding="utf-8") as file:
        expected = visible(file.read())
    print(f"\n{'':12} {'words/CPU s':>12} {'slowest':>9} {'fastest':>9} {'loading s':>10} {'peak MB':>8} {'sentences':>10} {'tokens':>8} {'words':>8}")
    faults = []
    for peer in peers:
        characters, *counts = surface(peer.output)
        slowest, fastest = words / max(peer.seconds), words / min(peer.seconds)
        loading, memory = statistics.median(peer.load), max(peer.memory)
        print(
            f"{peer.name:12} {peer.words_a_second(words):12,.0f} {slowest:9,.0f} {fastest:9,.0f} {loading:10.2f} {memory:8.0f}"
            f" {counts[0]:10} {counts[1]:8} {counts[2]:8}"
        )
        fault = difference(characters, expected)
        if fault:
            faults.append(f"{peer.name}: {fault}")
    udpipe, waqai = peers
    print(f"\nratio   {waqai.words_a_second(words) / udpipe.words_a_second(words):.1f} times as many words a CPU second")
    print("text    " + ("; ".join(faults) or "both outputs hold the visible characters of the text, and no others"))
    if faults:
        sys.exit(1)


def main():
    parser = argparse.ArgumentParser(description="Measures `waqai parse` beside UDPipe 1.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train", help="train UDPipe on a treebank, less the development fold")
    command.add_argument("treebank", help="a file in CoNLL-U")
    command.add_argument("output", help="where the model goes")
    command.set_defaults(run=train)
    command = commands.add_parser("compare", help="run both and print what they cost")
    command.add_argument("text", help="raw text, a paragraph a line")
    command.add_argument("--model", required=True, help="a model of UDPipe")
    command.add_argument("--waqai", required=True, help="the program")
    command.add_argument("--models", required=True, help="its folder of models")
    command.add_argument("--rounds", type=int, default=3)
    command.add_argument("--core", type=int, help="the core to run on; the first one, where it is not given")
    command.set_defaults(run=compare)
    command = commands.add_parser("annotate", help="one round of UDPipe; `compare` calls it")
    command.add_argument("text")
    command.add_argument("model")
    command.add_argument("output")
    command.set_defaults(run=annotate)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
