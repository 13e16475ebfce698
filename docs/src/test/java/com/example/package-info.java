/**
 * What an application that embeds i9chat looks like, and a store that applies its model. The
 * documentation shows these files.
 */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
