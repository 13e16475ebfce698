/** Tests of the use cases of the credential area. */
@NullMarked
package io.i9chat.domain.credential;

import org.jspecify.annotations.NullMarked;
