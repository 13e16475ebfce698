/** Records of one area: what people see of each other. */
@NullMarked
package io.i9chat.ports.model.people;

import org.jspecify.annotations.NullMarked;
