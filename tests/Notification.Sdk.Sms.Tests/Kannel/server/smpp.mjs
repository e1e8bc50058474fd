// An SMS centre on a free port. Tells what it sees in lines of JSON on standard output, and reports every message as delivered,
// or as undeliverable when the number ends in 9.
import smpp from 'smpp';

const tell = line => console.log(JSON.stringify(line));
let count = 0;

const server = smpp.createServer(session => {
  session.on('bind_transceiver', pdu => {
    session.send(pdu.response());
    tell({ event: 'bind' });
  });
  session.on('submit_sm', pdu => {
    const id = `m${++count}`;
    const { message, udh } = pdu.short_message;
    session.send(pdu.response({ message_id: id }));
    tell({
      event: 'submit',
      to: pdu.destination_addr,
      coding: pdu.data_coding,
      units: Buffer.from(message, 'utf16le').swap16().toString('hex'),
      header: udh ? Buffer.concat([].concat(udh)).toString('hex') : '',
      report: pdu.registered_delivery,
    });
    if (pdu.registered_delivery) {
      const state = pdu.destination_addr.endsWith('9') ? 'UNDELIV' : 'DELIVRD';
      session.deliver_sm({
        source_addr: pdu.destination_addr,
        destination_addr: pdu.source_addr,
        esm_class: 4,
        short_message: `id:${id} sub:001 dlvrd:001 submit date:2603020900 done date:2603020900 stat:${state} err:000 text:`,
      });
    }
  });
  session.on('enquire_link', pdu => session.send(pdu.response()));
  session.on('unbind', pdu => {
    session.send(pdu.response());
    session.close();
  });
  session.on('error', () => {});
});

server.listen(0, '127.0.0.1', () => tell({ event: 'listen', port: server.address().port }));
