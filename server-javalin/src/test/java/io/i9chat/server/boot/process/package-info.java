/** Tests of what holds for the whole process. */
@NullMarked
package io.i9chat.server.boot.process;

import org.jspecify.annotations.NullMarked;
