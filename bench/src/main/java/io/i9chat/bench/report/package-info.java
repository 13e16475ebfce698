/**
 * Tables and where they are kept: a marked section of a Markdown file, with the machine they were
 * made on.
 */
@NullMarked
package io.i9chat.bench.report;

import org.jspecify.annotations.NullMarked;
