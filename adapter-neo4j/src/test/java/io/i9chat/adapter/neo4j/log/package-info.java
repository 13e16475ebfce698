/** Tests of logs as nodes. */
@NullMarked
package io.i9chat.adapter.neo4j.log;

import org.jspecify.annotations.NullMarked;
