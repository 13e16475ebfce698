/** What people do with the product, over the real server: contents, groups, crowds, privacy. */
@NullMarked
package io.i9chat.server.story;

import org.jspecify.annotations.NullMarked;
