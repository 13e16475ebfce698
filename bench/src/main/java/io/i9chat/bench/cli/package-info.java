/** What the subcommands of all workloads share: options, and a run from these to the exit code. */
@NullMarked
package io.i9chat.bench.cli;

import org.jspecify.annotations.NullMarked;
