/** Tests of metrics. */
@NullMarked
package io.i9chat.server.metrics;

import org.jspecify.annotations.NullMarked;
