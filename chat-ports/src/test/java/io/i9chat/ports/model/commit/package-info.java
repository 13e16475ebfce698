/** Tests of what commits do: tables of the rules, and properties over random histories. */
@NullMarked
package io.i9chat.ports.model.commit;

import org.jspecify.annotations.NullMarked;
