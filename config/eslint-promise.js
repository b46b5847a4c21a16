/** ESLint rule: an exported name of the domain or a port carries a doc comment that states its promise. */
export const exportedNamesHaveAPromise = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'A doc comment (/** … */) above this export states its promise.' },
  },
  create(context) {
    const isDoc = (comment) => comment.type === 'Block' && comment.value.startsWith('*');
    /** Overloads share the comment above the first of them. */
    const continues = (node) => {
      const body = node.parent.body;
      const before = body[body.indexOf(node) - 1];
      return before?.type === 'ExportNamedDeclaration' && before.declaration?.type === 'TSDeclareFunction';
    };
    return {
      ExportNamedDeclaration(node) {
        if (node.declaration === null || continues(node)) return;
        if (!context.sourceCode.getCommentsBefore(node).some(isDoc)) context.report({ node, messageId: 'missing' });
      },
    };
  },
};
