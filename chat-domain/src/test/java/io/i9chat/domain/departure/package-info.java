/** Tests of leaving for good: deletion, resumed wherever it broke off, and export. */
@NullMarked
package io.i9chat.domain.departure;

import org.jspecify.annotations.NullMarked;
