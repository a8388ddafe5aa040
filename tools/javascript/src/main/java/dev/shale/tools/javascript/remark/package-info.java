/** Comments for the tools of this project: which files may have any. */
package dev.shale.tools.javascript.remark;
