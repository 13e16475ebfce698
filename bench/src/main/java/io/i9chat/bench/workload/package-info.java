/**
 * The workloads: each drives a server in one way, checks that every answer is right while it
 * measures, and gives a table.
 */
@NullMarked
package io.i9chat.bench.workload;

import org.jspecify.annotations.NullMarked;
