/** Tests of logs as rows. */
@NullMarked
package io.i9chat.adapter.sqlite.log;

import org.jspecify.annotations.NullMarked;
