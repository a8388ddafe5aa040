'use strict';

var GLYPHS = { 0.25: '¼', 0.5: '½', 0.75: '¾' };

/** 2.5 -> "2½" */
module.exports = function fraction(value) {
  var quarters = Math.round(value * 4) / 4;
  var whole = Math.floor(quarters);
  return (whole || '') + (GLYPHS[quarters - whole] || '');
};
