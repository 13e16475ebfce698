/** Checks that the documentation agrees with the code it is about. */
@NullMarked
package io.i9chat.docs;

import org.jspecify.annotations.NullMarked;
