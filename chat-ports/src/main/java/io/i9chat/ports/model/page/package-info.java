/** What stores answer in parts, and what things weigh. */
@NullMarked
package io.i9chat.ports.model.page;

import org.jspecify.annotations.NullMarked;
