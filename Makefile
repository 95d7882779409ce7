# make demo, make test: what a newcomer needs. The rest is for those who change the code.

SHELL := bash
BIN   := ./diapason
LINT  := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUZZ  ?= 30s

.PHONY: build demo test lint bench bench-consistency bench-criteria bench-ranking fuzz idf senses clean

build:
	@CGO_ENABLED=0 go build -trimpath -o $(BIN) ./cmd/diapason

demo: build
	@$(BIN) audit testdata/campaigns/barometre

test:
	go test ./...

# What CI adds to the tests: formatting, vet, the linter, the race detector, tidy modules.
lint:
	@test -z "$$(gofmt -l .)" || { echo "not gofmt-ed:"; gofmt -l .; exit 1; }
	go vet ./...
	go mod tidy -diff
	go run $(LINT) run

bench:
	go test -run '^$$' -bench . -benchmem ./...

# How well the consistency rules do on labelled pairs; what is not there is skipped with a line that says so.
bench-consistency:
	go test -count=1 -run '^TestMeasureConsistency$$' -v ./audit/score

# How far the machine's marks of criteria agree with two coders of the demo, by Krippendorff's alpha and Gwet's AC1.
bench-criteria:
	go test -count=1 -run '^TestMeasureCriteria$$' -v ./cmd/diapason

# How often the intervals of the ranking hold the truth of simulated waves, and how fast they are drawn.
bench-ranking:
	go test -count=1 -run '^TestMeasureRanking$$' -bench '^BenchmarkRank' -timeout 30m -v ./audit/rank

# Every fuzz target for $(FUZZ) each, a time or a number of inputs (2000x).
fuzz:
	@set -euo pipefail; for pkg in $$(go list ./...); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$target in $$pkg"; go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZ) -fuzzminimizetime 10x $$pkg; \
	  done; done

# The tables of word rarity, from the folder of freely licensed texts that DIAPASON_DATA names.
idf:
	go generate ./audit/text

# The tables of the classifier of clauses and values, from the labelled answers in audit/score/learn; CHECK=-check measures instead.
senses:
	cd audit/score/learn && go run . $(CHECK)

clean:
	rm -f $(BIN)
