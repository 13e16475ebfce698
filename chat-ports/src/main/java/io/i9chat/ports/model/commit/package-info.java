/** What stores are asked to append or open, and the rules by which they do it. */
@NullMarked
package io.i9chat.ports.model.commit;

import org.jspecify.annotations.NullMarked;
