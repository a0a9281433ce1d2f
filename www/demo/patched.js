// What libraries of another age do: methods that every loop meets, and one whose name the language took later.
Array.prototype.last = function () { return this[this.length - 1]; };
Array.prototype.each = function (visit) { for (let n = 0; n < this.length; n++) visit(this[n], n); };
String.prototype.times = function (n) { return this.repeat(n); };
Array.prototype.find = function (fits) {
  for (let n = 0; n < this.length; n++) if (fits(this[n])) return this[n];
  return null;
};
