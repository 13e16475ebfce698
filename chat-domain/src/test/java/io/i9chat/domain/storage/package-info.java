/** Tests of how much one person may store. */
@NullMarked
package io.i9chat.domain.storage;

import org.jspecify.annotations.NullMarked;
