/** What holds for the whole process: its settings, its log, its end. */
@NullMarked
package io.i9chat.server.boot.process;

import org.jspecify.annotations.NullMarked;
