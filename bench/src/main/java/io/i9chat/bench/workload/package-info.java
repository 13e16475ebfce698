/**
 * What all workloads are made of. A workload drives a server in one way, checks that every answer
 * is right while it measures, and gives a table. Each has a package of its own below, which shows
 * its subcommand and nothing else.
 */
@NullMarked
package io.i9chat.bench.workload;

import org.jspecify.annotations.NullMarked;
