/** Groups on whole stores, in races of what rules out each other. */
@NullMarked
package io.i9chat.server.race;

import org.jspecify.annotations.NullMarked;
