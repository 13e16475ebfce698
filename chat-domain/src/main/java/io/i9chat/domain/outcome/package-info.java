/** How the short methods of an embedding application end that a use case refuses. */
@NullMarked
package io.i9chat.domain.outcome;

import org.jspecify.annotations.NullMarked;
